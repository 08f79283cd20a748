export const timeline = {
  title: 'Tidslinje',
};

export type TimelineTexts = typeof timeline;

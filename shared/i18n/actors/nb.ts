export const actors = {
  title: 'Hvem bærer planen?',
};

export type ActorsTexts = typeof actors;

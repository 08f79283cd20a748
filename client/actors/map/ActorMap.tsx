/** Who works with whom. */
export const ActorMap = () => null;

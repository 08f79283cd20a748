import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Goes into a field when it is there: to its end, or with all of it chosen. @param also what else is done then */
export function useCaret(
  field: RefObject<HTMLInputElement | null>,
  isAllChosen = false,
  also: () => void = () => {},
): void {
  const begin = useEffectEvent((input: HTMLInputElement) => {
    input.focus();
    if (isAllChosen) input.select();
    else input.setSelectionRange(input.value.length, input.value.length);
    also();
  });
  useEffect(() => begin(field.current!), [field]);
}

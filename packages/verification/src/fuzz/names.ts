import { SNIPPETS, WHOLE_TEXTS, type WholeText } from './strange-texts';
import { STRANGE_VALUES, type StrangeValue } from './strange-values';

/** Names of strange values, to draw from. */
export const STRANGE_NAMES = Object.keys(STRANGE_VALUES) as readonly StrangeValue[];

/** Names of whole texts, to draw from. */
export const WHOLE_NAMES = Object.keys(WHOLE_TEXTS) as readonly WholeText[];

export { SNIPPETS };

/** What every part of Workfloo shares: refusals as answers, the two failures of a store that pass through it, ids, and what plain text is. */
@NullMarked
package dev.workfloo;

import org.jspecify.annotations.NullMarked;

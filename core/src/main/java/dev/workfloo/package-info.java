/** What every part of Workfloo shares: refusals as answers, the one failure that passes through it, and ids. */
@NullMarked
package dev.workfloo;

import org.jspecify.annotations.NullMarked;

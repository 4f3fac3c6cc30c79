/** What every part of Workfloo shares: refusals as answers, and ids. */
@NullMarked
package dev.workfloo;

import org.jspecify.annotations.NullMarked;

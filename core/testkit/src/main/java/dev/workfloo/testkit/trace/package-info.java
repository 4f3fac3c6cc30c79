/** What a run did and why, in words and for questions: begin with {@code RunTrace}. */
@NullMarked
package dev.workfloo.testkit.trace;

import org.jspecify.annotations.NullMarked;

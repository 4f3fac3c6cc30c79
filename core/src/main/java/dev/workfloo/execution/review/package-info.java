/**
 * What reviewers send: {@link dev.workfloo.execution.review.ReviewRequest}, of which the step makes a {@code Review} where it can be
 * taken.
 */
@NullMarked
package dev.workfloo.execution.review;

import org.jspecify.annotations.NullMarked;

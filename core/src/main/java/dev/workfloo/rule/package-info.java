/**
 * Values, what people answer, what connectors return and what rules compute; and types, what is known of them before. Begin
 * with {@link dev.workfloo.rule.Value} and {@link dev.workfloo.rule.Type}. Beside them stands what belongs to values alone:
 * how they compare ({@link dev.workfloo.rule.Order}), three-valued logic ({@link dev.workfloo.rule.Truth}), dates and
 * durations as text ({@link dev.workfloo.rule.TimeText}, {@link dev.workfloo.rule.PlainTime}), and how they come from Java's own
 * types and go back ({@code PlainValues}, {@code PlainJava}, {@code TypedJava}; what is no value is an
 * {@link dev.workfloo.rule.UnfitValue}).
 */
@NullMarked
package dev.workfloo.rule;

import org.jspecify.annotations.NullMarked;

/**
 * The text of expressions. Begin with {@link dev.workfloo.rule.expression.syntax.Parser}, which reads it, and {@link
 * dev.workfloo.rule.expression.syntax.Printer}, which writes it.
 *
 * <p>The life of a text: {@code Lexer} cuts it into tokens; {@code Cursor} walks over them and keeps the limits of depth
 * and size; {@code ExpressionParser} reads operators by their {@code Precedence}, {@code OperandParser} what stands between
 * them, {@code CallParser} calls, {@code UnaryTestParser} the cells of tables. Where a text cannot be read, a {@code
 * ParseFailure} ends it from any depth, and the parser answers with a {@link
 * dev.workfloo.rule.expression.syntax.SyntaxError}.
 */
@NullMarked
package dev.workfloo.rule.expression.syntax;

import org.jspecify.annotations.NullMarked;

package dev.workfloo.rule.template;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A text with places, each of which holds an expression between <code>{{</code> and <code>}}</code>. A <code>{{</code> that
 * begins no place is written as the text of one: <code>{{ "{{" }}</code>. A <code>}}</code> alone is text.
 */
@ValueObject
public final class Template {

    static final String OPEN = "{{";
    static final String CLOSE = "}}";

    private static final int MOST_PLACES = 1_000;

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** One part after the other makes the text; two literals never follow each other. */
    public sealed interface Part {

        <R> R fold(Function<Literal, R> literal, Function<Place, R> place);
    }

    /** Text as it stands. */
    public record Literal(String text) implements Part {
        @Override
        public <R> R fold(Function<Literal, R> literal, Function<Place, R> place) {
            return literal.apply(this);
        }
    }

    /** Where the value of an expression goes. */
    public record Place(Expression expression) implements Part {
        @Override
        public <R> R fold(Function<Literal, R> literal, Function<Place, R> place) {
            return place.apply(this);
        }
    }

    /**
     * Reads a text. It has 1,000 places at most.
     *
     * @return what is wrong with it, and where in the whole text
     */
    public static Either<SyntaxError, Template> parse(String text) {
        List<Part> parts = new ArrayList<>();
        int places = 0;
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int begin = open + OPEN.length();
            int end = PlaceEnd.find(text, begin);
            if (end < 0) return Either.left(Positions.error(text, open, "this place is never closed: expected }}"));
            if (++places > MOST_PLACES) {
                return Either.left(Positions.error(text, open, "must have at most " + MOST_PLACES + " places"));
            }
            if (open > at) parts.add(new Literal(text.substring(at, open)));
            Either<SyntaxError, Expression> read = Parser.expression(text.substring(begin, end));
            if (read.isLeft()) return wrong(text, begin, read);
            read.forEach(expression -> parts.add(new Place(expression)));
            at = end + CLOSE.length();
        }
        if (at < text.length()) parts.add(new Literal(text.substring(at)));
        return Either.right(new Template(parts));
    }

    private static Either<SyntaxError, Template> wrong(String text, int begin, Either<SyntaxError, Expression> place) {
        return place.bimap(wrong -> Positions.moved(text, begin, wrong), unwritten -> new Template(List.of()));
    }

    public List<Part> parts() {
        return parts;
    }

    /** The expressions, in the order of the text. */
    public Stream<Expression> expressions() {
        return parts.stream()
                .flatMap(part -> part.fold(literal -> Stream.empty(), place -> Stream.of(place.expression())));
    }

    /** Whether it has no places. */
    public boolean isLiteral() {
        return expressions().findAny().isEmpty();
    }

    /**
     * The text, with its places filled.
     *
     * @param fill what stands in a place, escaped for where that is
     */
    public String filled(Function<Place, String> fill) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.fold(Literal::text, fill)));
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The text from which it is read again. */
    @Override
    public String toString() {
        return filled(place -> OPEN + " " + Printer.print(place.expression()) + " " + CLOSE);
    }
}

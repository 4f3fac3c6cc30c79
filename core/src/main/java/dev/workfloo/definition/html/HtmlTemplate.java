package dev.workfloo.definition.html;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import dev.workfloo.rule.template.Template;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A page of HTML and CSS with places for values. What is read here is the page's structure, once: filling in values changes
 * nothing of it, and whoever draws the page gets well-formed XML without entities, DTD, scripts or addresses of anything to load.
 */
@ValueObject
public final class HtmlTemplate {

    /** How many characters a template has at most. */
    public static final int LONGEST = 1_000_000;

    /** How many characters it has at most when all values are filled in. */
    public static final int LONGEST_PAGE = 2_000_000;

    private static final String TOO_LONG = "with its values the page has more than " + LONGEST_PAGE + " characters";

    /** Nothing is on it. */
    public static final HtmlTemplate EMPTY =
            parse("").getOrElseThrow(wrong -> new IllegalStateException(wrong.toString()));

    private final Template source;
    private final List<Piece> pieces;

    private HtmlTemplate(Template source, List<Piece> pieces) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
    }

    /** A page is one piece after the other. */
    sealed interface Piece {}

    /** Stands so in each page. */
    record Fixed(String xml) implements Piece {}

    /** The value of an expression. */
    record Filled(Expression expression, PlaceContext context) implements Piece {}

    /** @return what is wrong with the text, and where */
    public static Either<SyntaxError, HtmlTemplate> parse(String text) {
        return Template.parse(text).flatMap(HtmlTemplate::of);
    }

    private static Either<SyntaxError, HtmlTemplate> of(Template source) {
        try {
            return Either.right(new HtmlTemplate(source, new HtmlParser(HtmlText.of(source)).page()));
        } catch (HtmlText.Mistake mistake) {
            return Either.left(mistake.error());
        }
    }

    /** The expressions of its places, in the order of the page: what stands in its head comes first. */
    public Stream<Expression> expressions() {
        return pieces.stream()
                .flatMap(piece -> piece instanceof Filled place ? Stream.of(place.expression()) : Stream.empty());
    }

    /**
     * The page as XML.
     *
     * @param text what an expression comes to, as people read it, or why it comes to nothing
     * @return or why there is no page
     */
    public Either<String, String> fill(Function<Expression, Either<String, String>> text) {
        StringBuilder page = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Fixed fixed) page.append(fixed.xml());
            if (piece instanceof Filled place) {
                Either<String, String> value = text.apply(place.expression());
                if (value.isLeft()) return value;
                Optional<String> shown = value.toJavaOptional().filter(it -> it.length() <= LONGEST_PAGE);
                page.append(shown.map(place.context()::escape).orElse(""));
                if (shown.isEmpty() || page.length() > LONGEST_PAGE) return Either.left(TOO_LONG);
            }
        }
        return Either.right(page.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HtmlTemplate that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** The text from which it is read again. */
    @Override
    public String toString() {
        return source.toString();
    }
}

package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Computed;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The JSON that an API is sent. It is a tree, and no text that is put together: what a value says is always one value of it.
 *
 * @param source as the document has it: JSON, or the text of JSON with places in it
 */
@ValueObject
record ApiBody(Value source, JsonPart tree) {

    /** Reads one; what is wrong is said in words that follow its name. */
    static Either<String, ApiBody> read(Value source) {
        PlaceNames names = new PlaceNames("body", "/body");
        Either<String, JsonPart> tree = source instanceof Value.Text text
                ? ApiText.read(text.text(), names).flatMap(JsonText::read)
                : JsonPart.read(source, names);
        return tree.map(it -> new ApiBody(source, it));
    }

    /** Where values stand as they are: a number is a number there. */
    List<Computed> values() {
        return tree.parts()
                .filter(JsonPart.Whole.class::isInstance)
                .map(it -> ((JsonPart.Whole) it).place())
                .toList();
    }

    /** Texts with places. */
    Stream<ApiText> texts() {
        return tree.parts().filter(JsonPart.Words.class::isInstance).map(it -> ((JsonPart.Words) it).text());
    }

    /** What is sent, or in words, which repeat nothing of it, why there is nothing. */
    Either<String, Value> value(Filling filling) {
        return tree.filled(filling)
                .<Either<String, Value>>map(Either::right)
                .orElseGet(() -> Either.left("a value of the body has no text"));
    }
}

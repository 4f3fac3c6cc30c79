package dev.workfloo.http.operation;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads members of a body, and notes which have the wrong type. */
final class BodyMembers {

    private final Value.Context body;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    BodyMembers(Value.Context body) {
        this.body = body;
    }

    Optional<String> text(String member) {
        return text(member, "must be text");
    }

    Optional<String> text(String member, String otherwise) {
        Value value = body.get(member);
        if (value == Value.NULL) return Optional.empty();
        if (value instanceof Value.Text text) return Optional.of(text.text()).filter(it -> !it.isBlank());
        wrong.put(member, otherwise);
        return Optional.empty();
    }

    Optional<Value.Context> object(String member) {
        Value value = body.get(member);
        if (value == Value.NULL) return Optional.empty();
        if (value instanceof Value.Context object) return Optional.of(object);
        wrong.put(member, "must be an object");
        return Optional.empty();
    }

    /** What was made of the members, or what is wrong with them, if anything is. */
    <T> Either<Answer, T> unlessWrong(T read) {
        return wrong.isEmpty() ? Either.right(read) : Either.left(Answer.wrongFields(wrong));
    }
}

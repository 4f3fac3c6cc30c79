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

    /** An object whose members, by names of the client's choice, are text; one that is null is absent. */
    Map<String, String> texts(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(member).map(Value.Context::members).orElse(Map.of()).forEach((name, value) -> {
            if (value instanceof Value.Text text) texts.put(name, text.text());
            else if (value != Value.NULL) refuse(member, "must be an object whose members are text");
        });
        return texts;
    }

    /** Something else is wrong with a member. */
    void refuse(String member, String why) {
        wrong.put(member, why);
    }

    /** What was made of the members, or what is wrong with them, if anything is. */
    <T> Either<Answer, T> unlessWrong(T read) {
        return wrong.isEmpty() ? Either.right(read) : Either.left(Answer.wrongFields(wrong));
    }
}

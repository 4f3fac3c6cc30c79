package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Computed;
import dev.workfloo.definition.api.ApiText.Literal;
import dev.workfloo.definition.api.ApiText.Part;
import dev.workfloo.definition.api.ApiText.Secret;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.template.PlaceText;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What places are filled with.
 *
 * @param values what was computed, by name
 * @param secrets what a secret is, by its name
 */
record Filling(Value.Context values, UnaryOperator<String> secrets) {

    Value value(Computed place) {
        return values.get(place.name());
    }

    /** What stands there, not escaped; empty where a value has no text. */
    Optional<String> text(Part part) {
        if (part instanceof Computed computed) return PlaceText.of(value(computed));
        return Optional.of(part instanceof Secret secret ? secrets.apply(secret.name()) : ((Literal) part).text());
    }

    /** The whole text, not escaped; empty where a value has none. */
    Optional<String> text(ApiText text) {
        StringBuilder whole = new StringBuilder();
        for (Part part : text.parts()) {
            Optional<String> piece = text(part);
            if (piece.isEmpty()) return Optional.empty();
            whole.append(piece.get());
        }
        return Optional.of(whole.toString());
    }

    /** Says nothing of the person, nor of secrets. */
    @Override
    public String toString() {
        return "Filling";
    }
}

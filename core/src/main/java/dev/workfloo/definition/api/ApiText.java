package dev.workfloo.definition.api;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.template.Template;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/** A text with places for values and for secrets, which are only named. */
@ValueObject
record ApiText(List<Part> parts) {

    private static final String SECRETS = "secret";
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public ApiText {
        parts = List.copyOf(parts);
    }

    /** A piece of the text. */
    sealed interface Part {

        /** The text from which it is read again. */
        String source();
    }

    record Literal(String text) implements Part {
        @Override
        public String source() {
            return text;
        }
    }

    /**
     * @param name under which the value is kept that was computed
     * @param pointer where it stands, as a JSON Pointer inside its node
     */
    record Computed(String name, String pointer, Expression expression) implements Part {
        @Override
        public String source() {
            return "{{ " + Printer.print(expression) + " }}";
        }
    }

    /** @param name under which a deployment knows the secret */
    record Secret(String name) implements Part {
        @Override
        public String source() {
            return "{{ secret." + name + " }}";
        }
    }

    /**
     * Reads a text.
     *
     * @param names for its values
     * @return in words what is wrong with it
     */
    static Either<String, ApiText> read(String text, PlaceNames names) {
        return Template.parse(text).mapLeft(Object::toString).flatMap(template -> of(template, names));
    }

    private static Either<String, ApiText> of(Template template, PlaceNames names) {
        List<Part> parts = new ArrayList<>();
        for (Template.Part each : template.parts()) {
            Optional<Part> part = each.fold(
                    literal -> Optional.of(new Literal(literal.text())), place -> part(place.expression(), names));
            if (part.isEmpty()) {
                return Either.left("names a secret otherwise than as {{ secret.its_name }}, in a place of its own, in"
                        + " lower-case letters, digits and _");
            }
            parts.add(part.get());
        }
        return Either.right(new ApiText(parts));
    }

    private static Optional<Part> part(Expression expression, PlaceNames names) {
        boolean namesSecrets =
                References.of(expression).stream().anyMatch(it -> it.name().equals(SECRETS));
        if (!namesSecrets) return Optional.of(new Computed(names.next(), names.pointer(), expression));
        return secret(expression).map(Secret::new);
    }

    private static Optional<String> secret(Expression expression) {
        return expression instanceof Expression.Path path
                        && path.of() instanceof Expression.Name name
                        && name.name().equals(SECRETS)
                ? Optional.of(path.member())
                        .filter(it -> SECRET_NAME.matcher(it).matches())
                : Optional.empty();
    }

    Stream<Computed> computed() {
        return parts.stream().filter(Computed.class::isInstance).map(Computed.class::cast);
    }

    Stream<String> secrets() {
        return parts.stream().filter(Secret.class::isInstance).map(it -> ((Secret) it).name());
    }

    /** Whether it has no places. */
    boolean isLiteral() {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    /** The text from which it is read again. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.source()));
        return text.toString();
    }
}

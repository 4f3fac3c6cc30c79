package dev.workfloo.definition.form;

import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.rule.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What can be said of a form's answers before there are any. */
final class AnswerTypes {

    private AnswerTypes() {}

    static Type.Context of(Form form) {
        return of(form.fields(), field -> field.is(Trait.REQUIRED));
    }

    private interface Requirement {
        boolean requires(Field field);
    }

    private static Type.Context of(Stream<Field> fields, Requirement requirement) {
        Map<String, Type> members = new LinkedHashMap<>();
        fields.filter(field -> field.type() != FieldType.HTML).forEach(field -> {
            boolean always = requirement.requires(field)
                    && field.visibility().conditions().isEmpty();
            members.put(field.id(), always ? type(field) : type(field).orNull());
        });
        return new Type.Context(members);
    }

    private static Type type(Field field) {
        return switch (field.type()) {
            case TEXT, EMAIL, PHONE, HTML -> Type.TEXT;
            case SELECT -> new Type.Text(field.options().keySet());
            case NUMBER -> number(field, false);
            case INTEGER -> number(field, true);
            case BOOLEAN -> Type.BOOLEAN;
            case DATE -> Type.DATE;
            case SET -> new Type.Sequence(field.group().map(AnswerTypes::of).orElse(new Type.Context(Map.of())));
        };
    }

    private static Type number(Field field, boolean whole) {
        Range<BigDecimal> range = field.limits().value();
        return new Type.Num(whole, range.least(), range.most());
    }

    /** What an element may leave out somewhere may be missing everywhere. */
    private static Type of(Group group) {
        boolean everywhere = group.optionalAt().isEmpty();
        return of(
                group.fields().stream(),
                field -> everywhere
                        && (field.is(Trait.REQUIRED) || group.required().contains(field.id())));
    }
}

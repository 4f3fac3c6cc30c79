package dev.workfloo.person.form;

import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes answers of what was typed, and what would be typed of answers. It judges nothing: what is wrong stays so. */
final class TypedAnswers {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,2}");

    private TypedAnswers() {}

    /** By the paths of the fields; what was left blank is left out, and so are blank elements at the end of sets. */
    static Value.Context of(List<AskedField> fields, TypedTexts typed) {
        return of(fields, typed, false);
    }

    /** The same with each element that the page shows, blank or not. */
    static Value.Context asShown(List<AskedField> fields, TypedTexts typed) {
        return of(fields, typed, true);
    }

    private static Value.Context of(List<AskedField> fields, TypedTexts typed, boolean withBlank) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (AskedField field : fields) {
            Optional<Value> answer = field.isSet() ? elements(field, typed, withBlank) : answer(field, typed);
            answer.ifPresent(it -> answers.put(field.path(), it));
        }
        return new Value.Context(answers);
    }

    private static Optional<Value> answer(AskedField field, TypedTexts typed) {
        return switch (field.type()) {
            case HTML, SET -> Optional.empty();
            case DATE -> date(field, typed).map(Value.Text::new);
            case NUMBER, INTEGER -> text(field, typed).map(EnteredNumber::plain).map(Value.Text::new);
            case TEXT -> line(field, typed).map(Value.Text::new);
            default -> text(field, typed).map(Value.Text::new);
        };
    }

    /** Keyboards put a blank behind a word that they propose, and what is copied has more that nobody sees. */
    private static Optional<String> line(AskedField field, TypedTexts typed) {
        return text(field, typed).map(EmailAddress::trimmed).filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(AskedField field, TypedTexts typed) {
        return Optional.of(typed.at(field.path())).filter(text -> !text.isBlank());
    }

    private static Optional<String> date(AskedField field, TypedTexts typed) {
        String day = EmailAddress.trimmed(typed.at(field.path() + AskedField.DAY));
        String month = EmailAddress.trimmed(typed.at(field.path() + AskedField.MONTH));
        String year = EmailAddress.trimmed(typed.at(field.path() + AskedField.YEAR));
        boolean isBlank = (day + month + year).isEmpty();
        return isBlank ? Optional.empty() : Optional.of(year + "-" + twoDigits(month) + "-" + twoDigits(day));
    }

    private static String twoDigits(String typed) {
        return DIGITS.matcher(typed).matches() && typed.length() == 1 ? "0" + typed : typed;
    }

    /** One in which nobody changed anything is blank; those that must be there count all the same. */
    private static Optional<Value> elements(AskedField set, TypedTexts typed, boolean withBlank) {
        List<Value> elements = new ArrayList<>();
        int counted = 0;
        for (int i = 0; i < typed.elements(set); i++) {
            Value.Context element = element(set, i, typed);
            elements.add(element);
            boolean isBlank = i >= set.leastElements() && element.equals(element(set, i, fresh(set.inElement(i))));
            if (withBlank || !isBlank) counted = i + 1;
        }
        return counted == 0 ? Optional.empty() : Optional.of(new Value.Sequence(elements.subList(0, counted)));
    }

    private static Value.Context element(AskedField set, int position, TypedTexts typed) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (AskedField inner : set.inElement(position)) {
            answer(inner, typed).ifPresent(answer -> answers.put(inner.field().id(), answer));
        }
        return new Value.Context(answers);
    }

    /** What stands there before anybody typed anything. */
    static TypedTexts fresh(List<AskedField> fields) {
        Map<String, Value> defaults = new LinkedHashMap<>();
        for (AskedField field : fields) {
            field.field().presentation().defaultValue().ifPresent(it -> defaults.put(field.path(), it));
        }
        return typed(fields, new Value.Context(defaults));
    }

    /**
     * What somebody would have typed who gave these answers.
     *
     * @param answers by the paths of the fields
     */
    static TypedTexts typed(List<AskedField> fields, Value.Context answers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (AskedField field : fields) put(field, answers.get(field.path()), texts);
        return new TypedTexts(texts, Set.of());
    }

    private static void put(AskedField field, Value answer, Map<String, String> texts) {
        if (field.isSet()) {
            putElements(field, answer instanceof Value.Sequence list ? list.items() : List.of(), texts);
            return;
        }
        String text = FieldType.textOf(answer).orElse("");
        if (field.type() != FieldType.DATE) {
            texts.put(field.path(), text);
        } else if (answer instanceof Value.Date date) {
            texts.put(field.path() + AskedField.DAY, String.valueOf(date.date().getDayOfMonth()));
            texts.put(
                    field.path() + AskedField.MONTH, String.valueOf(date.date().getMonthValue()));
            texts.put(field.path() + AskedField.YEAR, text.substring(0, text.indexOf('-', 1)));
        }
    }

    private static void putElements(AskedField set, List<Value> elements, Map<String, String> texts) {
        int count = Math.max(elements.size(), set.leastElements());
        texts.put(set.counter(), String.valueOf(count));
        for (int i = 0; i < elements.size(); i++) {
            Value.Context element = elements.get(i) instanceof Value.Context it ? it : Value.Context.EMPTY;
            for (AskedField inner : set.inElement(i)) {
                put(inner, element.get(inner.field().id()), texts);
            }
        }
        for (int i = elements.size(); i < count; i++)
            texts.putAll(fresh(set.inElement(i)).texts());
    }
}

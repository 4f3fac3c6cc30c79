package dev.workfloo.person.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.person.step.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the core refused, said to the person.
 *
 * @param atFields by path, as it is said at the field
 * @param summary the same where the field cannot be seen: with its name before it
 */
record SheetErrors(FieldErrors atFields, FieldErrors summary) {

    /** @param refused reasons by path, as the core gives them */
    static SheetErrors of(Map<String, String> refused, AnswerSheet sheet, RefusalWords words) {
        Map<String, String> atFields = new LinkedHashMap<>();
        Map<String, String> summary = new LinkedHashMap<>();
        refused.forEach((path, reason) -> {
            Named named = named(path, reason, sheet, words);
            atFields.put(named.path(), named.message());
            summary.put(named.path(), named.label() + ": " + named.message());
        });
        return new SheetErrors(new FieldErrors(atFields), new FieldErrors(summary));
    }

    private record Named(String path, String label, String message) {
        /** A message may say back what a person typed. */
        @Override
        public String toString() {
            return "Named[" + path + "]";
        }
    }

    private static Named named(String path, String reason, AnswerSheet sheet, RefusalWords words) {
        return field(path, sheet.fields(), "")
                .map(it -> new Named(path, it.label(), words.say(it.field(), reason)))
                .or(() -> file(path, sheet.files(), "")
                        .map(it -> new Named(
                                it.asked().path(),
                                it.label(),
                                words.say(it.asked().field(), reason))))
                .orElseGet(() -> new Named(path, path, words.unknown()));
    }

    private record NamedField(Field field, String label) {}

    private record NamedFile(AskedFile asked, String label) {}

    private static Optional<NamedField> field(String path, List<AskedField> fields, String before) {
        for (AskedField asked : fields) {
            String label = before + asked.field().name();
            if (asked.path().equals(path)) return Optional.of(new NamedField(asked.field(), label));
            Optional<Integer> position = asked.isSet() ? position(path, asked.path()) : Optional.empty();
            if (position.isPresent())
                return field(path, asked.inElement(position.get()), label + " " + (position.get() + 1) + ", ");
        }
        return Optional.empty();
    }

    private static Optional<NamedFile> file(String path, List<AskedFile> files, String before) {
        for (AskedFile asked : files) {
            String label = before + asked.field().name();
            Optional<Integer> position = position(path, asked.path());
            boolean isIt = asked.path().equals(path) || (position.isPresent() && !asked.isSet());
            if (isIt) return Optional.of(new NamedFile(asked, label));
            if (position.isPresent())
                return file(path, asked.inElement(position.get()), label + " " + (position.get() + 1) + ", ");
        }
        return Optional.empty();
    }

    /** Of {@code set[3].field} in {@code set}: 3. */
    private static Optional<Integer> position(String path, String outer) {
        if (!path.startsWith(outer + "[")) return Optional.empty();
        String rest = path.substring(outer.length() + 1);
        int end = rest.indexOf(']');
        return end > 0 && rest.substring(0, end).matches("[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(rest.substring(0, end)))
                : Optional.empty();
    }
}

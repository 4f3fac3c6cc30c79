package dev.workfloo.definition.file;

import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Files by their keys, put back into the form in which they were sent.
 *
 * @param text what stands for the file of a key
 */
record SentLayout(Set<String> keys, UnaryOperator<String> text) {

    /** Null where there is no file. */
    Value of(FileField field, String key) {
        if (field.group().isPresent()) return elements(field.group().get(), key);
        if (!field.isList()) return file(key);
        List<Value> files = new ArrayList<>();
        for (Value file = file(key); file != Value.NULL; file = file(key + "[" + files.size() + "]")) files.add(file);
        return files.isEmpty() ? Value.NULL : new Value.Sequence(files);
    }

    private Value file(String key) {
        return keys.contains(key) ? new Value.Text(text.apply(key)) : Value.NULL;
    }

    private Value elements(Group group, String key) {
        List<Value> elements = new ArrayList<>();
        int count = count(key + "[");
        while (elements.size() < count) elements.add(element(group, key + "[" + elements.size() + "]."));
        return elements.isEmpty() ? Value.NULL : new Value.Sequence(elements);
    }

    /** Up to the last one that has a file: others may have none. */
    private int count(String beginning) {
        return keys.stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length(), key.indexOf(']')))
                .mapToInt(position -> Integer.parseInt(position) + 1)
                .max()
                .orElse(0);
    }

    private Value element(Group group, String beginning) {
        Map<String, Value> files = new LinkedHashMap<>();
        for (FileField field : group.files()) {
            Value file = of(field, beginning + field.id());
            if (file != Value.NULL) files.put(field.id(), file);
        }
        return new Value.Context(files);
    }
}

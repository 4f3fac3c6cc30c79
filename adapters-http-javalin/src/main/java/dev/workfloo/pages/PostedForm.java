package dev.workfloo.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form posted, in the order in which it came.
 *
 * @param fields their values by their names
 * @param files those that were chosen, by the names of their fields
 */
public record PostedForm(Map<String, List<String>> fields, Map<String, List<PostedFile>> files) {

    static final PostedForm EMPTY = new PostedForm(Map.of(), Map.of());

    public PostedForm {
        fields = new LinkedHashMap<>(fields);
        files = new LinkedHashMap<>(files);
    }

    /** The first value of this name. */
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public List<PostedFile> filesOf(String name) {
        return files.getOrDefault(name, List.of());
    }

    /** It is what a person entered. */
    @Override
    public String toString() {
        return "PostedForm of " + fields.size() + " fields and " + files.size() + " files";
    }
}

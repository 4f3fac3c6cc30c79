package dev.workfloo.application.port.in.search;

import dev.workfloo.application.port.in.ExecutionDetail;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What lists tell of an execution. One whose time is over goes on in it until that is kept, so that it stands where a filter
 * by status has found it.
 *
 * @param detail without why anything was decided
 * @param person what was answered to fields of {@link #NAMES}, where its forms declare them searchable, as text
 */
public record ListedExecution(ExecutionDetail detail, Map<String, String> person) {

    /** The fields by which lists tell who it is about. */
    public static final Set<String> NAMES =
            Set.of("first_name", "second_name", "last_name_1", "last_name_2", "rfc_pf", "rfc_pm", "company_name");

    public ListedExecution {
        person = Collections.unmodifiableMap(new LinkedHashMap<>(person));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ListedExecution[" + detail.execution().id() + "]";
    }
}

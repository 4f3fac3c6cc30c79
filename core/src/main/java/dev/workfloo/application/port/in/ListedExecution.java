package dev.workfloo.application.port.in;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lists tell of an execution. One whose time is over goes on in it until that is kept, so that it stands where a filter
 * by status has found it.
 *
 * @param searchable what was answered to the fields that its forms declare searchable, by the field's name, as text
 */
public record ListedExecution(ExecutionDetail detail, Map<String, String> searchable) {

    public ListedExecution {
        searchable = Collections.unmodifiableMap(new LinkedHashMap<>(searchable));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ListedExecution[" + detail.execution().id() + "]";
    }
}

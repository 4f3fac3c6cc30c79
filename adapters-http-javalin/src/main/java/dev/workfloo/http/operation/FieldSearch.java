package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.search.ExecutionFilter.AnswerFilter;
import dev.workfloo.application.port.in.search.ExecutionFilter.Match;
import java.util.Set;

/** By which parameter a field is searched. */
record FieldSearch(String parameter, String field, String text) {

    /** In front of these fields, the second version has where they stand. */
    private static final String PLACE = "nodes.form.searchableBy.";

    private static final Set<String> PLACED =
            Set.of("rfc_pf", "first_name", "second_name", "last_name_1", "last_name_2", "rfc_pm", "company_name");

    /** By the field's own name. */
    static FieldSearch plain(String parameter, String text) {
        return new FieldSearch(parameter, parameter, text);
    }

    /** By its name, or by where it stands. */
    static FieldSearch placed(String parameter, String text) {
        return new FieldSearch(parameter, field(parameter), text);
    }

    private static String field(String parameter) {
        String field = parameter.startsWith(PLACE) ? parameter.substring(PLACE.length()) : parameter;
        return PLACED.contains(field) ? field : parameter;
    }

    AnswerFilter filter() {
        return new AnswerFilter(field, text, Match.BEGINS_WITH);
    }

    /** Says nothing of what is searched for. */
    @Override
    public String toString() {
        return "FieldSearch";
    }
}

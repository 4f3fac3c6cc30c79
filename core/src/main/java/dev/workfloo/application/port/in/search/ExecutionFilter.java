package dev.workfloo.application.port.in.search;

import dev.workfloo.execution.search.ExecutionCriteria;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which executions a list shows: those that fit all of it.
 *
 * @param name part of the name of an execution's definition, in any case
 * @param labels all of which an execution carries
 */
public record ExecutionFilter(
        ExecutionCriteria.Facts facts,
        ExecutionCriteria.Period created,
        Optional<String> name,
        Set<String> labels,
        List<AnswerFilter> answers) {

    /** Lets all executions through. */
    public static final ExecutionFilter ALL = new ExecutionFilter(
            ExecutionCriteria.Facts.ANY, ExecutionCriteria.Period.EVER, Optional.empty(), Set.of(), List.of());

    public ExecutionFilter {
        labels = Set.copyOf(labels);
        answers = List.copyOf(answers);
    }

    /**
     * What was answered to a field of this name, in any case and with any accents. Where no definition of the workspace declares
     * such a field searchable, the filter lets all through.
     */
    public record AnswerFilter(String field, String text, Match match) {
        /** Says nothing of what is searched for. */
        @Override
        public String toString() {
            return "AnswerFilter[" + field + "]";
        }
    }

    public enum Match {
        /** The answer is the text. Answers of more than 1,000 characters are not found. */
        EQUAL,
        /** The answer begins with the text, of which the first 32 characters count and 3 must be there. */
        BEGINS_WITH
    }

    /** Says nothing of what is searched for. */
    @Override
    public String toString() {
        return "ExecutionFilter";
    }
}

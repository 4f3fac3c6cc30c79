package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.ExecutionFilter.AnswerFilter;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.ExecutionStatus;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a query asks of a list. What is none of the parameters of its version is a search in the field of that name. */
record ListRequest(ExecutionFilter filter, Page page, Form form, List<FieldSearch> searches) {

    static final String PAGE = "page";

    private static final String SIZE = "itemsPerPage";
    private static final String STATUS = "status";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ORIGIN = "origin";
    private static final String NAME = "name";
    private static final String ID = "_id";
    private static final String LABELS = "labels";
    private static final String FORMAT = "format";
    private static final String CONTENT = "content";

    /** It says which executions there are, and was read before. */
    private static final String SANDBOX = "sandbox";

    private static final Set<String> OF_FIRST = Set.of(SANDBOX, PAGE, SIZE, STATUS, FROM, TO);
    private static final Set<String> OF_SECOND =
            Set.of(SANDBOX, PAGE, PageLinks.BEHIND, SIZE, STATUS, FROM, TO, ORIGIN, NAME, ID, LABELS, FORMAT, CONTENT);

    private static final ExecutionId NOBODY = new ExecutionId("0".repeat(24));

    private static final int USUAL_SIZE = 100;

    enum Form {
        JSON,
        JSON_WITH_CONTENT,
        CSV
    }

    /** Operation 2: which page, and how large, must be said. */
    static Either<Answer, ListRequest> first(Query query) {
        ListParameters parameters = new ListParameters(query);
        Page page = page(parameters, Optional.empty(), Optional.empty());
        Facts facts = new Facts(status(parameters), Optional.empty(), Optional.empty());
        Period period = period(parameters);
        List<FieldSearch> searches = parameters.others(OF_FIRST).stream()
                .map(each -> FieldSearch.plain(each.name(), each.value()))
                .toList();
        ExecutionFilter filter = new ExecutionFilter(facts, period, Optional.empty(), Set.of(), filters(searches));
        return parameters.unlessWrong(new ListRequest(filter, page, Form.JSON, searches));
    }

    /** Operation 3. */
    static Either<Answer, ListRequest> second(Query query) {
        ListParameters parameters = new ListParameters(query);
        Page numbered = page(parameters, Optional.of(1), Optional.of(USUAL_SIZE));
        Page page = new Page(numbered.number(), numbered.size(), PageLinks.behind(query, numbered.number()));
        Facts facts = new Facts(status(parameters), origin(parameters), id(parameters));
        Period period = period(parameters);
        List<FieldSearch> searches = parameters.others(OF_SECOND).stream()
                .map(each -> FieldSearch.placed(each.name(), each.value()))
                .toList();
        ExecutionFilter filter = new ExecutionFilter(
                facts, period, parameters.single(NAME), parameters.parts(LABELS), filters(searches));
        return parameters.unlessWrong(new ListRequest(filter, page, form(parameters), searches));
    }

    private static Page page(ListParameters parameters, Optional<Integer> usual, Optional<Integer> usualSize) {
        int number = parameters.number(PAGE, Integer.MAX_VALUE, "> 0", usual);
        int size = parameters.number(SIZE, Page.LARGEST, "[1, " + Page.LARGEST + "]", usualSize);
        return new Page(number, size);
    }

    private static Optional<ExecutionStatus> status(ListParameters parameters) {
        return parameters.oneOf(STATUS, List.of(ExecutionStatus.values()));
    }

    private static Optional<Channel> origin(ListParameters parameters) {
        return parameters.oneOf(ORIGIN, List.of(Channel.KIBAN_CLOUD, Channel.API, Channel.FRONT));
    }

    /** What is no id belongs to nobody. */
    private static Optional<ExecutionId> id(ListParameters parameters) {
        return parameters.single(ID).map(text -> ExecutionId.parse(text).orElse(NOBODY));
    }

    private static Period period(ListParameters parameters) {
        return new Period(parameters.moment(FROM), parameters.moment(TO));
    }

    private static Form form(ListParameters parameters) {
        boolean isCsv = parameters.is("CSV", FORMAT, List.of("JSON", "CSV"), String::equalsIgnoreCase);
        boolean hasContent = parameters.is("true", CONTENT, List.of("true", "false"), String::equals);
        if (isCsv) return Form.CSV;
        return hasContent ? Form.JSON_WITH_CONTENT : Form.JSON;
    }

    private static List<AnswerFilter> filters(List<FieldSearch> searches) {
        return searches.stream().map(FieldSearch::filter).distinct().toList();
    }

    /** What is wrong with searches in these fields, by the parameters that asked for them. */
    Map<String, String> byParameter(Map<String, String> fields) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (FieldSearch search : searches) {
            Optional.ofNullable(fields.get(search.field()))
                    .ifPresent(what -> wrong.put(search.parameter(), ListParameters.FORMAT + what));
        }
        return wrong;
    }
}

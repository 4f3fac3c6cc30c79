package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTIONS;
import static dev.workfloo.http.operation.Route.Input.NOTHING;
import static dev.workfloo.http.operation.Route.SEE;
import static io.javalin.http.HandlerType.GET;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.Problem;
import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.http.operation.Answer.Pieces;
import dev.workfloo.http.operation.ListRequest.Form;
import dev.workfloo.http.operation.ListedPieces.Frame;
import dev.workfloo.wire.ErrorBody;
import dev.workfloo.wire.ListedBody;
import dev.workfloo.wire.ListedRow;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lists of executions, page by page, in the form of either version of the API. */
public final class ListOperations {

    private static final String SECOND = "/api/v2/workfloo";

    private static final String CSV = "text/csv; charset=utf-8";

    private final FindExecutions finding;

    public ListOperations(FindExecutions finding) {
        this.finding = finding;
    }

    public List<Route> routes() {
        return List.of(
                new Route(GET, EXECUTIONS, SEE, NOTHING, this::first),
                new Route(GET, SECOND, SEE, NOTHING, this::second));
    }

    /** Operation 2. */
    private Either<Answer, Answer> first(Call call) {
        return ListRequest.first(call.query())
                .flatMap(request -> found(call, request))
                .map(page -> Answer.ok(first(page)));
    }

    private static Pieces first(ExecutionPage page) {
        String head = "{\"currentPage\":" + page.number() + ",\"hasNextPage\":" + page.hasNext() + ",\"items\":[";
        return json(page, new Frame(head, ",", "]}"), ListedBody::of);
    }

    /** Operation 3. */
    private Either<Answer, Answer> second(Call call) {
        return ListRequest.second(call.query())
                .flatMap(request ->
                        found(call, request).map(page -> linked(Answer.ok(second(page, request)), page, call.query())));
    }

    private static Pieces second(ExecutionPage page, ListRequest request) {
        if (request.form() == Form.CSV) {
            return new Pieces(CSV, new ListedPieces(page, new Frame(ListedRow.HEADER, "", ""), ListedRow::of), true, 0);
        }
        boolean isWhole = request.form() == Form.JSON_WITH_CONTENT;
        return json(page, new Frame("[", ",", "]"), isWhole ? ListedBody::withContent : ListedBody::of);
    }

    private static Pieces json(ExecutionPage page, Frame frame, Function<ListedExecution, ObjectNode> item) {
        return new Pieces(
                Answer.JSON,
                new ListedPieces(page, frame, listed -> item.apply(listed).toString()),
                true,
                0);
    }

    private Either<Answer, ExecutionPage> found(Call call, ListRequest request) {
        return finding.find(call.scope(), request.filter(), request.page())
                .mapLeft(problem -> refusal(problem, request));
    }

    /** What is searched for and cannot be is told under the names that it was asked by. */
    private static Answer refusal(Problem problem, ListRequest request) {
        if (problem.kind() != Problem.Kind.FIELDS_INVALID) return RefusalAnswers.answer(problem);
        return wrong(request.byParameter(problem.fields()));
    }

    /** Unlike elsewhere, what is wrong with a query is told without an envelope. */
    static Answer wrong(Map<String, String> parameters) {
        return Answer.json(400, ErrorBody.flat(parameters));
    }

    private static Answer linked(Answer answer, ExecutionPage page, Query query) {
        String links = PageLinks.of(SECOND, page, query);
        return links.isEmpty() ? answer : answer.with("Link", links);
    }
}

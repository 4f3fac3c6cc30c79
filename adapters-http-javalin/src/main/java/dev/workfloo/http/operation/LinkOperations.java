package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.Input.NOTHING;
import static dev.workfloo.http.operation.Route.Input.OBJECT_IF_ANY;
import static dev.workfloo.http.operation.Route.Input.OBJECT_WITH_FILES;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.person.PersonLink;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Links by which persons come to their executions. None of it is of the contract: ours. */
public final class LinkOperations {

    private static final String LINKS = EXECUTION + "/link";
    private static final String ID = "id";
    private static final String EXPIRES = "expires";

    private final InvitePerson invitations;
    private final ExecuteWorkfloo executions;
    private final AnswerStep steps;

    /** @param executions and steps know what was answered before */
    public LinkOperations(InvitePerson invitations, ExecuteWorkfloo executions, AnswerStep steps) {
        this.invitations = invitations;
        this.executions = executions;
        this.steps = steps;
    }

    public List<Route> routes() {
        return List.of(
                new Route(POST, LINKS, EXECUTE, OBJECT_IF_ANY, this::invite),
                new Route(GET, LINKS, EXECUTE, NOTHING, this::list),
                new Route(DELETE, LINKS + "/{linkId}", EXECUTE, NOTHING, this::revoke),
                new Route(POST, "/api/v1/definitions/{definitionId}/link", EXECUTE, OBJECT_WITH_FILES, this::start));
    }

    private Either<Answer, Answer> invite(Call call) {
        return LinkRequest.lasts(call)
                .flatMap(lasts -> invitations
                        .invite(call.scope(), call.id(), invitation(call, lasts))
                        .bimap(RefusalAnswers::answer, made -> Answer.ok(link(call, made))));
    }

    private Invitation invitation(Call call, Duration lasts) {
        return new Invitation(lasts, call.under((made, viewer) -> Answer.ok(link(call, made))));
    }

    /** Where it leads is told this once. */
    private static ObjectNode link(Call call, NewLink made) {
        String url = call.sender().address() + "/p/" + made.link().id() + "/" + made.token();
        return JsonNodeFactory.instance
                .objectNode()
                .put(ID, made.link().id().hex())
                .put("url", url)
                .put(EXPIRES, made.link().life().expiresAt().toString());
    }

    private Either<Answer, Answer> list(Call call) {
        return invitations.open(call.scope(), call.id()).bimap(RefusalAnswers::answer, LinkOperations::listed);
    }

    private static Answer listed(List<PersonLink> links) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        links.forEach(link -> array.addObject()
                .put(ID, link.id().hex())
                .put("created", link.life().createdAt().toString())
                .put(EXPIRES, link.life().expiresAt().toString()));
        byte[] all = array.toString().getBytes(StandardCharsets.UTF_8);
        return Answer.ok(new Answer.Pieces(Answer.JSON, List.of(all).iterator(), false, 0));
    }

    private Either<Answer, Answer> revoke(Call call) {
        return LinkRequest.link(call)
                .flatMap(link -> invitations
                        .revoke(call.scope(), call.id(), link)
                        .bimap(RefusalAnswers::answer, revoked -> Answer.empty(200)));
    }

    private Either<Answer, Answer> start(Call asked) {
        Call call = asked.under(asked.operation(), LinkRequest.key(asked));
        return LinkRequest.start(call)
                .flatMap(command -> LinkRequest.lasts(call).flatMap(lasts -> start(call, command, lasts)))
                .fold(refusal -> unlessKnown(call, refusal), Either::right);
    }

    private Either<Answer, Answer> start(Call call, StartWorkfloo command, Duration lasts) {
        return invitations
                .start(command, new Invitation(lasts, call.under((made, viewer) -> started(call, made))))
                .bimap(RefusalAnswers::answer, begun -> started(call, begun.link()));
    }

    private static Answer started(Call call, NewLink made) {
        return Answer.ok(link(call, made)
                        .put("idWorkfloo", made.link().execution().hex()))
                .about(made.link().execution());
    }

    /** As it was answered under the key before: of the start it is known which execution it is of. */
    private Either<Answer, Answer> unlessKnown(Call call, Answer refusal) {
        if (call.key().isEmpty()) return Either.left(refusal);
        return executions
                .recall(call.scope(), call.key().get())
                .mapLeft(RefusalAnswers::answer)
                .flatMap(started -> started.isEmpty()
                        ? Either.left(refusal)
                        : kept(call, started.get())
                                .flatMap(kept -> kept.<Either<Answer, Answer>>map(Either::right)
                                        .orElse(Either.left(refusal))));
    }

    private Either<Answer, Optional<Answer>> kept(Call call, StartedWorkfloo started) {
        return steps.recall(
                        call.scope(), started.id(), call.operation(), call.key().orElseThrow())
                .bimap(
                        RefusalAnswers::answer,
                        answer -> answer.map(
                                it -> KeptAnswer.read(it, call.viewer()).about(started.id())));
    }
}

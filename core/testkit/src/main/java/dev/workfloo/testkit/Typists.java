package dev.workfloo.testkit;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.nip.NipRequest;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Supplier;

/** People who type codes, and ask for them. */
final class Typists {

    private final World world;
    private final Workfloo workfloo;
    private final RunMoves run;
    private final ExecutionId id;

    Typists(World world, RunMoves run, ExecutionId id) {
        this.world = world;
        this.workfloo = world.workfloo();
        this.run = run;
        this.id = id;
    }

    /** A consent code that did not go out, or lives no more, is asked for again, as soon as it may be; any other is typed. */
    void consent(AwaitingNip at) {
        NipNode node = (NipNode) run.flow().node(at.node());
        Optional<NipSend> sent = at.nip().send();
        boolean isThere = sent.filter(
                        send -> send.delivery().flatMap(NipDelivery::failure).isEmpty())
                .filter(send -> run.now().isBefore(send.sentAt().plus(node.nip().expiresAfter())))
                .isPresent();
        if (isThere) {
            String code = next(at.node());
            take(at.node(), "the code " + code, () -> workfloo.steps().answerNip(World.SCOPE, id, code));
            return;
        }
        sent.map(send -> send.requestedAt().plus(node.nip().resendAfter())).ifPresent(run.circumstances()::goOnTo);
        take(at.node(), "to send a code", () -> workfloo.steps().sendNip(World.SCOPE, id, NipRequest.PLAIN));
    }

    /** Has the provider judge a one-time code. */
    void judge(AwaitingOtp at) {
        String code = next(at.node());
        take(at.node(), "the code " + code, () -> workfloo.verification().judge(World.SCOPE, id, code, Patience.NONE));
    }

    private String next(NodeId node) {
        Codes codes = run.plan().codes();
        run.follow(run.plan().typing(codes.typed(node)));
        return codes.next(node);
    }

    <T> void take(NodeId node, String what, Supplier<Either<WorkflooProblem, T>> step) {
        world.during(run.circumstances(), step).getOrElseThrow(problem -> new StepRefused(node.name(), what, problem));
    }
}

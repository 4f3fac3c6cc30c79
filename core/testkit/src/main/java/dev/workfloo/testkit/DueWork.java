package dev.workfloo.testkit;

import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Does the work that a run asks for, when it is due. */
final class DueWork {

    private final Circumstances circumstances;
    private final CheckedFlow flow;
    private final Map<Work, Instant> again = new HashMap<>();

    DueWork(Circumstances circumstances, CheckedFlow flow) {
        this.circumstances = circumstances;
        this.flow = flow;
    }

    /**
     * Does a piece of work, or lets time pass until it is due.
     *
     * @param limit to when time may pass for that
     * @return false where it is due later, and nothing was done
     */
    boolean perform(World world, Work work, Position position, Instant limit) {
        Instant due = again.getOrDefault(work, due(position));
        if (due.isAfter(limit)) return false;
        if (due.isAfter(circumstances.now())) {
            circumstances.goOnTo(due);
            return true;
        }
        if (position instanceof Calling calling) ask(work, calling);
        world.during(circumstances, () -> world.workfloo().work().perform(work))
                .ifPresentOrElse(later -> again.put(work, later), () -> again.remove(work));
        return true;
    }

    private Instant due(Position position) {
        if (position instanceof Calling calling) return calling.due();
        if (position instanceof AwaitingTimer timer) return timer.end();
        return position instanceof BeginningOtp otp ? otp.due() : circumstances.now();
    }

    private void ask(Work work, Calling calling) {
        ServiceNode node = (ServiceNode) flow.node(calling.node());
        String service = node.connector().service();
        ServiceAnswers answers = circumstances
                .services()
                .of(node.id(), service)
                .orElseThrow(() -> new IllegalStateException(Standstill.unanswered(node)));
        if (circumstances.asked().filter(it -> it.isOf(work, answers)).isPresent()) return;
        circumstances.ask(new ServiceTry(
                work,
                new ServiceCall(node.id().name(), service, calling.request(), calling.turn()),
                answers,
                circumstances.services().takes(node.id(), service)));
    }
}

package dev.workfloo.execution.step;

import dev.workfloo.definition.TimerNode;
import dev.workfloo.execution.AutomaticEvent.TimerEnded;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.Optional;

/** What can be done while an execution waits until a moment has come; good for one move. */
public final class TimerStep {

    private final Run run;
    private final AwaitingTimer position;

    private TimerStep(Run run, AwaitingTimer position) {
        this.run = run;
        this.position = position;
    }

    /** The wait that this work is to end, while it goes on. */
    public static Optional<TimerStep> of(Run run, Work.Wake work) {
        return run.at(AwaitingTimer.class)
                .filter(at -> at.node().equals(work.node()) && at.visit() == work.visit())
                .map(at -> new TimerStep(run, at));
    }

    /** Until when it waits. */
    public Instant end() {
        return position.end();
    }

    /** Ends the wait, and runs on. */
    public Progress goOn() {
        TimerNode node = (TimerNode) run.flow().node(position.node());
        Transition transition = run.transition();
        transition.happened(new TimerEnded(transition.now(), node.id()));
        return transition.run(node.next());
    }
}

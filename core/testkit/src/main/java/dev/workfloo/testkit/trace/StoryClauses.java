package dev.workfloo.testkit.trace;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.PdfAsked;
import dev.workfloo.execution.AutomaticEvent.PdfMade;
import dev.workfloo.execution.AutomaticEvent.PdfNotMade;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TimerEnded;
import dev.workfloo.execution.AutomaticEvent.TimerSet;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ConnectorEvent;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.DocumentEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.FormEvent;
import dev.workfloo.execution.NipEvent;
import dev.workfloo.execution.OtpEvent;
import dev.workfloo.execution.ReviewEvent;
import dev.workfloo.execution.step.Run;
import java.time.Duration;

/** What happened on a visit, event by event; nothing is said of what shows by what follows it. */
final class StoryClauses
        implements NodeEvent.Families<String>, AutomaticEvent.Cases<String>, ConnectorEvent.Cases<String> {

    static final String NOTHING = "";

    private final CheckedFlow flow;
    private final Visit visit;
    private final PeopleClauses people;

    StoryClauses(CheckedFlow flow, Visit visit) {
        this.flow = flow;
        this.visit = visit;
        this.people = new PeopleClauses(flow, visit);
    }

    @Override
    public String form(FormEvent event) {
        return event.fold((FormEvent.Cases<String>) people);
    }

    @Override
    public String automatic(AutomaticEvent event) {
        return event.fold((AutomaticEvent.Cases<String>) this);
    }

    @Override
    public String nip(NipEvent event) {
        return event.fold((NipEvent.Cases<String>) people);
    }

    @Override
    public String connector(ConnectorEvent event) {
        return event.fold((ConnectorEvent.Cases<String>) this);
    }

    @Override
    public String review(ReviewEvent event) {
        return event.fold((ReviewEvent.Cases<String>) people);
    }

    @Override
    public String document(DocumentEvent event) {
        return event.fold((DocumentEvent.Cases<String>) people);
    }

    @Override
    public String otp(OtpEvent event) {
        return event.fold((OtpEvent.Cases<String>) people);
    }

    @Override
    public String nodeFailed(NodeFailed event) {
        return "failed, " + event.reason();
    }

    @Override
    public String labelsPut(LabelsPut event) {
        return "puts on " + String.join(", ", event.labels());
    }

    @Override
    public String rulesetDecided(RulesetDecided event) {
        return Reasons.of(event, flow, new Run(visit.before(), flow, event.at()).why(event));
    }

    @Override
    public String treeDecided(TreeDecided event) {
        return Reasons.of(event, new Run(visit.before(), flow, event.at()).why(event));
    }

    @Override
    public String variablesSet(VariablesSet event) {
        return Words.of(flow, event.node(), event.values());
    }

    @Override
    public String timerSet(TimerSet event) {
        Duration left = Duration.between(event.at(), event.end());
        return left.isNegative() || left.isZero() ? NOTHING : "waits for " + Words.of(left);
    }

    @Override
    public String timerEnded(TimerEnded event) {
        return "goes on";
    }

    @Override
    public String pdfAsked(PdfAsked event) {
        return NOTHING;
    }

    @Override
    public String pdfMade(PdfMade event) {
        return "was made";
    }

    @Override
    public String pdfNotMade(PdfNotMade event) {
        return "was not made, " + event.reason();
    }

    @Override
    public String connectorAsked(ConnectorAsked event) {
        return event.request().members().isEmpty()
                ? "is asked"
                : "is asked with " + String.join(", ", event.request().members().keySet());
    }

    @Override
    public String connectorAnswered(ConnectorAnswered event) {
        return "answers " + Words.of(flow, event.node(), event.response()) + taking(event.call());
    }

    @Override
    public String connectorFailed(ConnectorFailed event) {
        String again = event.retryAt()
                .map(at -> ", is asked again after " + Words.of(Duration.between(event.at(), at)))
                .orElse("");
        return "fails with " + event.failure().code() + taking(event.call()) + again;
    }

    private static String taking(ConnectorEvent.Call call) {
        String took = call.took().isZero() ? "" : " after " + Words.of(call.took());
        return call.turn() == 1 ? took : took + " at try " + call.turn();
    }
}

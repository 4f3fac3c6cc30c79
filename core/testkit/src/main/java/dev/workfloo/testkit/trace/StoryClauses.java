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
final class StoryClauses implements NodeEvent.Families<String>, AutomaticEvent.Cases<String> {

    static final String NOTHING = "";

    private final CheckedFlow flow;
    private final Visit visit;
    private final PeopleClauses people;
    private final CodeClauses codes;
    private final ServiceClauses services;

    StoryClauses(CheckedFlow flow, Visit visit) {
        this.flow = flow;
        this.visit = visit;
        this.people = new PeopleClauses(flow);
        this.codes = new CodeClauses(flow);
        this.services = new ServiceClauses(flow);
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
        return event.fold((NipEvent.Cases<String>) codes);
    }

    @Override
    public String connector(ConnectorEvent event) {
        return event.fold(services);
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
        return event.fold((OtpEvent.Cases<String>) codes);
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
        return TraceWords.of(flow, event.node(), event.values());
    }

    @Override
    public String timerSet(TimerSet event) {
        Duration left = Duration.between(event.at(), event.end());
        return left.isNegative() || left.isZero() ? NOTHING : "waits for " + TraceWords.of(left);
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
}

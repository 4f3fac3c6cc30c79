package dev.workfloo.testkit.trace;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.DocumentEvent;
import dev.workfloo.execution.FormEvent;
import dev.workfloo.execution.ReviewEvent;
import java.util.ArrayList;
import java.util.List;

/** What people answered, sent and decided on a visit. */
final class PeopleClauses implements FormEvent.Cases<String>, DocumentEvent.Cases<String>, ReviewEvent.Cases<String> {

    private final CheckedFlow flow;

    PeopleClauses(CheckedFlow flow) {
        this.flow = flow;
    }

    @Override
    public String formOpened(FormEvent.FormOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String formAnswered(FormEvent.FormAnswered event) {
        return "answered with " + TraceWords.of(flow, event.node(), event.answers());
    }

    @Override
    public String documentOpened(DocumentEvent.DocumentOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String documentAnswered(DocumentEvent.DocumentAnswered event) {
        return "sent with " + TraceWords.of(event.all());
    }

    @Override
    public String reviewOpened(ReviewEvent.ReviewOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String reviewDecided(ReviewEvent.ReviewDecided event) {
        return event.review().decision()
                + event.review().note().map(note -> ", \"" + note + "\"").orElse("");
    }

    @Override
    public String fieldsSentBack(ReviewEvent.FieldsSentBack event) {
        List<String> fields = event.review().remarks().stream()
                .map(remark -> remark.field()
                        + remark.message().map(it -> " (\"" + it + "\")").orElse(""))
                .toList();
        return "sends back " + String.join(", ", fields);
    }

    @Override
    public String fieldsCorrected(ReviewEvent.FieldsCorrected event) {
        List<String> corrected = new ArrayList<>();
        event.answers().forEach((node, answers) -> corrected.add(node + " " + TraceWords.of(flow, node, answers)));
        event.files().forEach((node, files) -> corrected.add(node + " " + TraceWords.of(files)));
        return "answered anew with " + String.join(", ", corrected);
    }
}

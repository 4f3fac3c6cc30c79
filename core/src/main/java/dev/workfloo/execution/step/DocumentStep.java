package dev.workfloo.execution.step;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.definition.file.SentFile;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.execution.DocumentEvent.DocumentAnswered;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FormRefused;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.file.FileIntake;
import dev.workfloo.execution.file.SentFiles;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be done while an execution waits for files; good for one move. */
public final class DocumentStep {

    private final DocumentNode node;
    private final Transition transition;

    DocumentStep(DocumentNode node, Transition transition) {
        this.node = node;
        this.transition = transition;
    }

    /** The node at which the execution waits. */
    public static Either<ExecutionProblem, DocumentStep> of(Run run) {
        return run.require(AwaitingDocument.class)
                .map(at -> new DocumentStep((DocumentNode) run.flow().node(at.node()), run.transition()));
    }

    /** Takes the files, all or none, and runs on to where the flow next stops or ends. None is kept before all are found right. */
    public Either<ExecutionProblem, Progress> answer(SentFiles sent) {
        return node.request()
                .check(sent.answers(), sent.intake())
                .<ExecutionProblem>mapLeft(FormRefused::new)
                .map(files -> {
                    transition.happened(new DocumentAnswered(
                            transition.now(), node.id(), kept(files, sent.intake(), transition), made()));
                    return transition.run(node.next());
                });
    }

    /** What is wrong with the files, by what they are called in an answer. */
    Map<String, String> refused(SentFiles sent) {
        return node.request().check(sent.answers(), sent.intake()).fold(AnswersRefused::fields, files -> Map.of());
    }

    /** What PDF nodes made that stand before it: it is kept once, and known here too. */
    private Map<String, DocumentReference> made() {
        Map<String, DocumentReference> made = new LinkedHashMap<>();
        node.request()
                .files()
                .forEach(field -> field.sourcePdfNodeId()
                        .flatMap(NodeId::parse)
                        .flatMap(source -> transition.execution().data().file(source, PdfNode.FILE))
                        .ifPresent(file -> made.put(field.id(), file)));
        return made;
    }

    /** By the keys under which their node knows them. */
    static Map<String, DocumentReference> kept(List<SentFile> files, FileIntake intake, Transition transition) {
        Map<String, DocumentReference> kept = new LinkedHashMap<>();
        for (SentFile file : files) {
            kept.put(file.key(), intake.keep(transition.execution().id(), file));
        }
        return kept;
    }
}

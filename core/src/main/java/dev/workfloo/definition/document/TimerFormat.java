package dev.workfloo.definition.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.TimerNode;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import io.vavr.control.Either;
import java.util.Optional;

final class TimerFormat implements NodeFormat<TimerNode> {

    private static final String ONE_OF_TWO = "must have either wait or until";

    @Override
    public TimerNode read(NodeId id, String name, DocumentReader document) {
        boolean waits = document.names().contains("wait");
        boolean hasEnd = document.names().contains("until");
        if (waits == hasEnd) document.error("", ONE_OF_TWO);
        else document.required(waits ? "wait" : "until");
        Optional<CalendarDuration> wait = document.parsed("wait", CalendarDuration::parse, CalendarDuration.FORM);
        if (wait.filter(CalendarDuration::isZero).isPresent()) document.error("wait", "must be longer than nothing");
        Optional<Expression> until = document.understood("until", Parser::expression);
        Either<Expression, CalendarDuration> end = until.<Either<Expression, CalendarDuration>>map(Either::left)
                .orElseGet(() -> Either.right(wait.orElse(CalendarDuration.NONE)));
        return new TimerNode(id, name, end, DefinitionReader.nodeId(document, "next"));
    }

    @Override
    public void write(TimerNode node, TreeWriter tree) {
        tree.text("wait", node.end().toJavaOptional().map(CalendarDuration::toString))
                .text("until", node.until().map(Printer::print))
                .text("next", node.next().map(NodeId::name));
    }
}

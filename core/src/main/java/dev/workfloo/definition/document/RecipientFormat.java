package dev.workfloo.definition.document;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a code goes, among the members that say how it is sent. */
final class RecipientFormat {

    private RecipientFormat() {}

    static RecipientFormulas read(DocumentReader document) {
        return new RecipientFormulas(
                formula(document, "countryCode"), formula(document, "phoneNumber"), formula(document, "email"));
    }

    private static Optional<Expression> formula(DocumentReader document, String member) {
        return document.understood(member, Parser::expression);
    }

    static TreeWriter write(RecipientFormulas recipient, TreeWriter tree) {
        return tree.text("countryCode", recipient.countryCode().map(Printer::print))
                .text("phoneNumber", recipient.phoneNumber().map(Printer::print))
                .text("email", recipient.email().map(Printer::print));
    }

    static Either<String, CodeChannel> channel(String literal) {
        List<String> known =
                Arrays.stream(CodeChannel.values()).map(CodeChannel::literal).toList();
        return CodeChannel.parse(literal)
                .<Either<String, CodeChannel>>map(Either::right)
                .orElse(Either.left("no channel is called " + literal + ": take of " + known));
    }
}

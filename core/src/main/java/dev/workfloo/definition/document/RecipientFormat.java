package dev.workfloo.definition.document;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
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

    static String unknown(String channel) {
        List<String> known =
                Arrays.stream(CodeChannel.values()).map(CodeChannel::literal).toList();
        return "no channel is called " + channel + ": take of " + known;
    }
}

package dev.workfloo.definition.document;

import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Names;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Formulas by name, in the order of the document. */
final class Formulas {

    private Formulas() {}

    /** Those whose names other formulas read. */
    static Map<String, Expression> read(DocumentReader document, String member) {
        return read(document, member, name -> Names.isName(name) ? Optional.empty() : Optional.of(Names.refusal(name)));
    }

    /** @param refuse what is wrong with a name */
    static Map<String, Expression> read(
            DocumentReader document, String member, Function<String, Optional<String>> refuse) {
        Map<String, Expression> formulas = new LinkedHashMap<>();
        document.object(member).ifPresent(named -> {
            for (String name : named.names()) {
                refuse.apply(name).ifPresent(why -> named.error(name, why));
                named.required(name);
                named.understood(name, Parser::expression).ifPresent(it -> formulas.put(name, it));
            }
        });
        return formulas;
    }

    static TreeWriter write(TreeWriter tree, String member, Map<String, Expression> formulas) {
        return formulas.isEmpty() ? tree : writeRequired(tree, member, formulas);
    }

    /** Those that have to be there, be they none. */
    static TreeWriter writeRequired(TreeWriter tree, String member, Map<String, Expression> formulas) {
        Map<String, Value> printed = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> printed.put(name, new Value.Text(Printer.print(formula))));
        return tree.tree(member, new Value.Context(printed));
    }
}

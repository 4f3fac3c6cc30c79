package dev.workfloo.definition.pool;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.pool.Pool.Entry;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** Reads a pool document, given as a plain tree. */
public final class PoolReader {

    private static final String ENTRIES = "pool";

    /** Stands where an id could not be read; a document with such a finding never leaves the reader. */
    private static final PoolId NO_ID = new PoolId("0".repeat(24));

    private PoolReader() {}

    /** Whether a document is one of a pool, however much is wrong with it: a definition has no such member. */
    public static boolean isPool(Value document) {
        return document instanceof Value.Context members && members.members().containsKey(ENTRIES);
    }

    /** The pool, or every place where the document does not have the right form. */
    public static Either<List<Finding>, Pool> read(Value document) {
        Findings findings = new Findings();
        Pool pool = pool(DocumentReader.composed(document, findings));
        return findings.hasErrors() ? Either.left(findings.all()) : Either.right(pool);
    }

    private static Pool pool(DocumentReader document) {
        document.required("id");
        PoolId id =
                document.parsed("id", PoolId::parse, "must be 24 hex digits").orElse(NO_ID);
        String name = document.text("name");
        document.required(ENTRIES);
        List<Entry> entries = document.objects(ENTRIES).stream()
                .map(PoolReader::entry)
                .flatMap(Optional::stream)
                .toList();
        Pool pool = new Pool(id, name, DefinitionReader.zone(document), entries, definition(document, "default"));
        document.done();
        return pool;
    }

    private static Optional<Entry> entry(DocumentReader document) {
        document.required("if");
        document.required("definition");
        Optional<Expression> condition = document.understood("if", Parser::expression);
        Optional<DefinitionId> definition = definition(document, "definition");
        document.done();
        return condition.flatMap(it -> definition.map(chosen -> new Entry(it, chosen)));
    }

    private static Optional<DefinitionId> definition(DocumentReader document, String member) {
        return document.parsed(member, DefinitionId::parse, "must be the id of a definition, 24 hex digits");
    }
}

package dev.workfloo.definition.document;

import dev.workfloo.definition.Exits;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where each exit of a decision leads; one that leads to null ends the flow. */
final class ExitsFormat {

    private static final Pattern EXIT = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

    private ExitsFormat() {}

    /** The name of an exit. */
    static Optional<String> exit(DocumentReader document) {
        return document.parsed(
                "exit",
                text -> Optional.of(text).filter(ExitsFormat::isExit),
                "an exit starts with a letter and goes on with letters, digits and _, 100 at most");
    }

    private static boolean isExit(String text) {
        return EXIT.matcher(text).matches();
    }

    static Exits read(DocumentReader document) {
        Map<String, Optional<NodeId>> targets = new LinkedHashMap<>();
        document.object("exits").ifPresent(exits -> {
            for (String exit : exits.names()) {
                if (!isExit(exit)) exits.error(exit, "is not what an exit may be called: letters, digits and _");
                targets.put(exit, DefinitionReader.nodeId(exits, exit));
            }
        });
        return new Exits(targets);
    }

    static TreeWriter write(TreeWriter tree, Exits exits) {
        Map<String, Value> targets = new LinkedHashMap<>();
        exits.targets().forEach((exit, target) -> targets.put(exit, target(target)));
        return tree.tree("exits", new Value.Context(targets));
    }

    private static Value target(Optional<NodeId> target) {
        return target.<Value>map(id -> new Value.Text(id.name())).orElse(Value.NULL);
    }
}

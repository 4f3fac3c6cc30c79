package dev.workfloo.server.command;

import dev.workfloo.access.Brand;
import dev.workfloo.access.Colour;
import dev.workfloo.access.Logo;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.server.settings.WrongSetting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code brand show|set|clear}: what persons see of the workspace that asks them something. */
@Command(
        name = "brand",
        mixinStandardHelpOptions = true,
        description = "Says what persons see of the workspace whose page they fill: its name, colour and logo.")
final class BrandCommand {

    private static final int NOT_FOUND = 1;
    private static final String WHOSE = "whose brand";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints a workspace's brand. Its status is 1 when it has none.")
    int show(@Option(names = "--workspace", required = true, description = WHOSE) String workspace) {
        WorkspaceId whose = StoredCommand.workspace(workspace);
        return StoredCommand.run(
                spec, (workfloo, out) -> print(whose, workfloo.brands().find(whose), out));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says the whole brand: what is left out, it has no more. Pages show it within a minute.")
    int set(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Option(names = "--name", required = true, description = "as persons know it, up to 80 characters")
                    String name,
            @Option(
                            names = "--colour",
                            paramLabel = "#RRGGBB",
                            description =
                                    "of buttons and links; it is made darker or brighter where it could not be read")
                    @Nullable
                    String colour,
            @Option(names = "--logo", paramLabel = "FILE", description = "PNG or JPEG of up to 64 KiB") @Nullable
                    Path logo) {
        WorkspaceId whose = StoredCommand.workspace(workspace);
        if (!Brand.isName(name)) throw new WrongSetting("--name must have 1 to 80 characters, in one line");
        Brand brand = new Brand(
                name,
                Optional.ofNullable(colour).map(BrandCommand::colour),
                Optional.ofNullable(logo).map(BrandCommand::logo));
        return StoredCommand.run(spec, (workfloo, out) -> {
            workfloo.brands().set(whose, brand);
            return print(whose, Optional.of(brand), out);
        });
    }

    private static Colour colour(String text) {
        return Colour.parse(text).orElseThrow(() -> new WrongSetting("--colour must be #rrggbb, such as #0b6e4f"));
    }

    private static Logo logo(Path file) {
        try {
            return Logo.read(Files.readAllBytes(file))
                    .getOrElseThrow(why -> new WrongSetting("--logo " + file + " "
                            + switch (why) {
                                case TOO_LARGE -> "is larger than " + Logo.LARGEST + " bytes";
                                case OF_ANOTHER_FORMAT -> "is neither PNG nor JPEG";
                            }));
        } catch (IOException e) {
            throw new WrongSetting("--logo " + file + " cannot be read");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Forgets the brand: pages show the workspace's name. Its status is 1 when there was none.")
    int clear(@Option(names = "--workspace", required = true, description = WHOSE) String workspace) {
        WorkspaceId whose = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            if (workfloo.brands().clear(whose)) {
                out.println(whose + " has no brand any more");
                return 0;
            }
            return print(whose, Optional.empty(), out);
        });
    }

    private static int print(WorkspaceId whose, Optional<Brand> brand, PrintWriter out) {
        if (brand.isEmpty()) {
            out.println(whose + " has no brand");
            return NOT_FOUND;
        }
        out.println("name   " + brand.get().name());
        out.println("colour " + brand.get().colour().map(Colour::toString).orElse("-"));
        out.println("logo   " + brand.get().logo().map(Logo::toString).orElse("-"));
        return 0;
    }
}

package samples.cycles.workfloo.http;

import java.util.List;
import samples.cycles.workfloo.wire.Egg;

public record Hen(List<Egg> eggs) {}

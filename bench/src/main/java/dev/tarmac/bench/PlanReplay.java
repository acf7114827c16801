package dev.tarmac.bench;

import dev.tarmac.anaconda.AnacondaPlanner;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Replays recorded plans of the reference: one kickstart with its machine per line of JSON.
public final class PlanReplay {
    private static final String RESULT = "result";

    private PlanReplay() {}

    /// Replays all cases of a file.
    ///
    /// @param cases a file of JSON lines; a case without a recorded result is answered only
    public static Agreement of(Path cases) throws IOException, Refused {
        Agreement agreement = new Agreement();
        RecordedCases.each(
                cases, "plan", "anaconda-plans", recorded -> replay(recorded, agreement));
        return agreement;
    }

    private static void replay(Map<String, Object> recorded, Agreement agreement)
            throws MalformedJson {
        PlanCase planCase = new PlanCase(recorded);
        Map<String, Object> answer = answer(planCase);
        if (recorded.get(RESULT) != null)
            agreement.compare(planCase.id(), recorded.get(RESULT), answer);
        Map<String, Object> whole = new LinkedHashMap<>(recorded);
        whole.put(RESULT, answer);
        agreement.add(whole);
    }

    private static Map<String, Object> answer(PlanCase planCase) throws MalformedJson {
        Kickstart kickstart =
                KickstartReader.readLikeReference("ks", planCase.kickstart(), planCase.version());
        Machine machine = planCase.machine();
        Optional<Finding> error =
                kickstart.findings().stream().filter(f -> !f.kind().isHarmless()).findFirst();
        if (error.isPresent()) return RefusalAnswer.unread(error.get());
        try {
            Converted converted =
                    ToLayout.of(Where.of("kickstart"), kickstart.statements(), machine);
            return new PlanAnswer(converted.installerNames())
                    .planned(AnacondaPlanner.plan(converted.layout(), converted.sizing(), machine));
        } catch (NotConverted e) {
            return refused(e.refusals().getFirst(), machine);
        } catch (NotPlanned e) {
            return refused(e.refusal(), machine);
        }
    }

    private static Map<String, Object> refused(Refusal refusal, Machine machine) {
        return RefusalAnswer.refused(refusal, machine.flavor() == Flavor.RHEL9);
    }
}

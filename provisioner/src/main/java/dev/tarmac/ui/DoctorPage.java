package dev.tarmac.ui;

import dev.tarmac.doctor.Diagnosis;
import dev.tarmac.doctor.Verdict;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.Roster.Line;
import dev.tarmac.install.Roster.Newest;
import dev.tarmac.install.Roster.Work;
import dev.tarmac.pxe.MacAddress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All machines that do not get where they shall be, each with one sentence that says why.
///
/// @param looked at how many machines the doctor looked
/// @param left more machines wait than were looked at
public record DoctorPage(List<Row> rows, int looked, boolean left) {
    /// A diagnosis takes up to a millisecond.
    static final int MOST = 1000;

    /// One machine.
    ///
    /// @param listed it is in the inventory, and has a page
    public record Row(
            String id, String mac, String name, boolean listed, DiagnosisView.Finding verdict) {}

    public DoctorPage {
        rows = List.copyOf(rows);
    }

    /// Looks at everybody who may be ill.
    ///
    /// @param seen whom the doctor remembers, last seen last
    /// @param works what is known of installs
    public static DoctorPage of(
            List<Line> lines,
            List<MacAddress> seen,
            Function<MacAddress, Diagnosis> doctor,
            Function<List<InstallId>, Map<InstallId, Work>> works) {
        Map<MacAddress, Line> inventory =
                lines.stream().collect(Collectors.toMap(Line::mac, line -> line));
        Set<MacAddress> patients = new LinkedHashSet<>();
        for (Line line : lines) if (isExpected(line)) patients.add(line.mac());
        patients.addAll(seen.reversed());
        List<Diagnosis> ill =
                patients.stream().limit(MOST).map(doctor).filter(DoctorPage::isProblem).toList();
        Map<InstallId, Work> known =
                works.apply(
                        ill.stream()
                                .map(diagnosis -> inventory.get(diagnosis.mac()))
                                .filter(Objects::nonNull)
                                .flatMap(line -> line.newest().stream())
                                .map(Newest::id)
                                .toList());
        List<Row> rows = new ArrayList<>();
        for (Diagnosis diagnosis : ill)
            rows.add(row(diagnosis, Optional.ofNullable(inventory.get(diagnosis.mac())), known));
        rows.sort(Comparator.comparing(Row::name, Natural.ORDER));
        return new DoctorPage(rows, Math.min(MOST, patients.size()), patients.size() > MOST);
    }

    /// Somebody waits for it.
    private static boolean isExpected(Line line) {
        return switch (line.state()) {
            case BOOTING, INSTALLING, INSTALLED, UNPROVEN, FAILED -> true;
            case DISCOVERED, READY, PROVEN ->
                    line.state() == MachineState.READY
                            && line.newest()
                                    .filter(it -> it.state() == InstallState.ORDERED)
                                    .isPresent();
        };
    }

    private static boolean isProblem(Diagnosis diagnosis) {
        return diagnosis.verdict().kind().health() == Verdict.Health.PROBLEM;
    }

    private static Row row(Diagnosis diagnosis, Optional<Line> line, Map<InstallId, Work> known) {
        Optional<String> name =
                line.flatMap(Line::hostname)
                        .or(
                                () ->
                                        line.flatMap(Line::newest)
                                                .map(newest -> known.get(newest.id()))
                                                .flatMap(Work::hostname));
        String mac = diagnosis.mac().toString();
        return new Row(
                "d-" + mac.replace(":", ""),
                mac,
                name.orElse(mac),
                line.isPresent(),
                DiagnosisView.Finding.of(diagnosis.verdict()));
    }
}

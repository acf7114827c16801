package dev.tarmac.bench.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUseTest {
    @Test
    void readsWhatTheKernelSays() throws Exception {
        String stat = "77 (a (b) c) S 1 77 77 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 30 0 9";
        String status = "Name:\ta (b) c\nVmHWM:\t  307200 kB\nVmRSS:\t  204800 kB\n";
        assertThat(ProcessUse.of(stat, status)).isEqualTo(new ProcessUse(3, 300));
    }

    @Test
    void thisProcessTakesSomething() throws Exception {
        ProcessUse use = ProcessUse.of(ProcessHandle.current().pid());
        assertThat(use.residentMb()).isPositive();
    }
}

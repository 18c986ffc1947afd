package android.media;

import java.io.IOException;

/** The members that the samples use, for the compiler only. */
public class MediaRecorder {
    public void setAudioSource(int source) {
    }

    public void setOutputFormat(int format) {
    }

    public void setAudioEncoder(int encoder) {
    }

    public void setOutputFile(String path) {
    }

    public void prepare() throws IOException {
    }

    public void start() {
    }

    public void stop() {
    }

    public void release() {
    }

    public static final class AudioSource {
        public static final int MIC = 1;
    }

    public static final class OutputFormat {
        public static final int THREE_GPP = 1;
    }

    public static final class AudioEncoder {
        public static final int AMR_NB = 1;
    }
}

package androidx.activity.result.contract;

import android.net.Uri;

public final class ActivityResultContracts {
    public static class GetContent extends ActivityResultContract<String, Uri> {}
}

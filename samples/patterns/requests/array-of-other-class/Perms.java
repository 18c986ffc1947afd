package p;

import android.Manifest;

final class Perms {
    static final String[] ALL = {Manifest.permission.CAMERA, Manifest.permission.READ_CALL_LOG};
}

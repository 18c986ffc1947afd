package p;

import android.service.wallpaper.WallpaperService;

public class Paper extends WallpaperService {
    @Override
    public Engine onCreateEngine() {
        return new Moving();
    }

    static void hit() {}

    class Moving extends Engine {
        @Override
        public void onVisibilityChanged(boolean visible) {
            hit();
        }
    }

    class Still extends Engine {
        @Override
        public void onVisibilityChanged(boolean visible) {}
    }
}

"""The HTTP service of the reference stack: GET /image/{id} fetches a whole log and draws a part of it."""
import io
import sys
from typing import Optional

import numpy as np
import uvicorn
from fastapi import FastAPI, HTTPException, Response
from PIL import Image as Picture

from store import WIDTH, Image, open_store

STOPS = np.array([(0, 0, 255), (255, 0, 0), (255, 255, 0), (128, 128, 128), (0, 0, 0)])
PLACES = np.linspace(0, 255, len(STOPS))
COLOURS = np.stack([np.interp(np.arange(256), PLACES, STOPS[:, c]) for c in range(3)], axis=1).astype(np.uint8)

app = FastAPI()
session = open_store(sys.argv[1])


@app.get("/health/")
def health():
    return {"message": "OK"}


@app.get("/image/{image_id}")
def image(image_id: int, depth_min: Optional[float] = None, depth_max: Optional[float] = None):
    with session() as work:
        found = work.get(Image, image_id)
    if found is None:
        raise HTTPException(404, f"Image with id {image_id} not found")
    depths = np.frombuffer(found.depths, np.float32)
    pixels = np.frombuffer(found.pixels, np.float32).reshape(-1, WIDTH)
    inside = np.ones(len(depths), bool)
    if depth_min is not None:
        inside &= depths >= depth_min
    if depth_max is not None:
        inside &= depths <= depth_max
    if not inside.any():
        raise HTTPException(400, "No image data found after applying filters")
    encoded = io.BytesIO()
    Picture.fromarray(COLOURS[pixels[inside].astype(np.uint8)]).save(encoded, "JPEG")
    return Response(encoded.getvalue(), media_type="image/jpeg")


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)

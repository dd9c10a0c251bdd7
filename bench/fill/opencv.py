"""opencv.py telea|ns PICTURE MASK OUT: OpenCV's inpainting, with the radius of its own example."""
import sys

import cv2

method, picture, mask, out = sys.argv[1:]
flag = {"telea": cv2.INPAINT_TELEA, "ns": cv2.INPAINT_NS}[method]
cv2.imwrite(out, cv2.inpaint(cv2.imread(picture), cv2.imread(mask, cv2.IMREAD_GRAYSCALE), 3, flag))
